import { Check, Copy } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { announce } from './announcer.ts';
import { Button } from './Button.tsx';
import { reportError } from './console.ts';
import { useTexts } from './texts.ts';
import { uiTexts } from './ui-texts.ts';
import './field.css';

const CONFIRMED_MS = 2_500;

export interface CopyButtonProps {
  readonly children: string;
  readonly text: string;
  /** What is copied, where the visible text alone leaves it open; begins with that text. */
  readonly name?: string;
}

export function CopyButton({ children, text, name }: CopyButtonProps) {
  const t = useTexts(uiTexts);
  const [copied, setCopied] = useState(false);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => {
      setCopied(false);
    }, CONFIRMED_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [copied]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      setFailed(false);
      announce(t('copied'));
    } catch {
      reportError('copy-failed');
      setFailed(true);
    }
  };
  return (
    <>
      <Button
        {...(name === undefined || copied ? {} : { name })}
        icon={copied ? Check : Copy}
        onPress={() => void copy()}
      >
        {copied ? t('copied') : children}
      </Button>
      {failed ? <CopyByHand text={text} name={name ?? children} /> : null}
    </>
  );
}

/** The way that is left where the browser keeps the clipboard closed: the text, marked already. */
function CopyByHand({ text, name }: { readonly text: string; readonly name: string }) {
  const t = useTexts(uiTexts);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.select();
  }, []);
  return (
    <div className="field copy-by-hand">
      <output className="field-hint">{t('copyFailed')}</output>
      <input ref={field} className="field-input" readOnly value={text} aria-label={name} />
    </div>
  );
}
