import { useEffect, useRef, useState } from 'react';
import { assertNever } from '@blende/shared/basics/assert-never.ts';
import { Button } from '@blende/shared/ui/Button.tsx';
import { TextField } from '@blende/shared/ui/TextField.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { PATHS } from '../../contract.ts';
import { findInvitation, type Invitation, type PasteResult } from '../invitation-link.ts';
import { invitationTexts } from './texts.ts';

type PasteRefusal = Extract<PasteResult, { outcome: 'refused' }>['code'];

export function PasteLinkForm({ onFound }: { readonly onFound: (found: Invitation) => void }) {
  const t = useTexts(invitationTexts);
  const [pasted, setPasted] = useState('');
  const [refusal, setRefusal] = useState<PasteRefusal>();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // The form appears because somebody asked for it: they want to paste now.
    field.current?.focus();
  }, []);
  const error =
    refusal === undefined ? {} : { error: t(textOf(refusal), { start: startOfLink() }) };
  return (
    <form
      className="paste-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const result = findInvitation(pasted, location.origin);
        if (result.outcome === 'invitation') onFound(result.invitation);
        else setRefusal(result.code);
      }}
    >
      <TextField
        label={t('link')}
        hint={t('linkHint')}
        value={pasted}
        onChange={(text) => {
          setPasted(text);
          setRefusal(undefined);
        }}
        inputRef={field}
        {...error}
      />
      <Button type="submit" look="primary">
        {t('join')}
      </Button>
    </form>
  );
}

function startOfLink(): string {
  return `${location.origin}${PATHS.roomPage}`;
}

function textOf(refusal: PasteRefusal) {
  switch (refusal) {
    case 'no-link':
      return 'noLink';
    case 'other-server':
      return 'otherServer';
    case 'fragment-missing':
    case 'fragment-malformed':
      return 'incomplete';
    case 'room-unknown':
      return 'roomUnknown';
    default:
      return assertNever(refusal);
  }
}
