import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { announce } from './announcer.ts';
import { Button } from './Button.tsx';
import { reportError } from './console.ts';
import { useTexts } from './texts.ts';
import { uiTexts } from './ui-texts.ts';

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
      announce(t('copied'));
    } catch {
      reportError('copy-failed');
      announce(t('copyFailed'));
    }
  };
  return (
    <Button
      {...(name === undefined || copied ? {} : { name })}
      icon={copied ? Check : Copy}
      onPress={() => void copy()}
    >
      {copied ? t('copied') : children}
    </Button>
  );
}
