import { CalendarPlus } from 'lucide-react';
import { useId, useState } from 'react';
import { toBase64url } from '@blende/shared/basics/base64url.ts';
import { randomBytes } from '@blende/shared/basics/bytes.ts';
import { Banner } from '@blende/shared/ui/Banner.tsx';
import { Button } from '@blende/shared/ui/Button.tsx';
import { Select } from '@blende/shared/ui/Select.tsx';
import { TextField } from '@blende/shared/ui/TextField.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { calendarFile, type CalendarEntry } from '../calendar-entry.ts';
import { calendarTexts } from './calendar-texts.ts';

const DURATIONS = [15, 30, 45, 60, 90, 120, 240, 480] as const;
const TITLE_CHARACTERS = 120;

/** Makes a calendar file here in the browser; nothing of it is sent anywhere. */
export function CalendarForm({ link }: { readonly link: string }) {
  const t = useTexts(calendarTexts);
  const [title, setTitle] = useState('');
  const [date, setDate] = useState(() => localDate(new Date()));
  const [time, setTime] = useState(nextFullHour);
  const [minutes, setMinutes] = useState('60');
  const startMs = new Date(`${date}T${time}`).getTime();
  return (
    <form
      className="calendar-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save(t('fileName'), {
          startMs,
          durationMinutes: Number(minutes),
          title: title.trim() === '' ? t('untitled') : title.trim(),
          description: t('description', { link }),
          link,
        });
      }}
    >
      <TextField
        label={t('entryTitle')}
        value={title}
        onChange={setTitle}
        maxLength={TITLE_CHARACTERS}
      />
      <div className="calendar-when">
        <NativeField type="date" label={t('date')} value={date} onChange={setDate} />
        <NativeField type="time" label={t('time')} value={time} onChange={setTime} />
        <Select
          label={t('duration')}
          options={DURATIONS.map((value) => ({
            id: String(value),
            name: value < 60 ? t('minutes', { value }) : t('hours', { value: hours(value) }),
          }))}
          selected={minutes}
          onSelect={setMinutes}
        />
      </div>
      <Banner meaning="attention" announced={false}>
        {t('whoReads')}
      </Banner>
      <Button
        type="submit"
        look="primary"
        icon={CalendarPlus}
        isDisabled={!Number.isFinite(startMs)}
      >
        {t('save')}
      </Button>
    </form>
  );
}

interface NativeFieldProps {
  readonly type: 'date' | 'time';
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** The browser's own choice of date and time: phones show their wheel. */
function NativeField({ type, label, value, onChange }: NativeFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="field-input"
        type={type}
        required
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
    </div>
  );
}

function localDate(day: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(day.getFullYear())}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

function nextFullHour(): string {
  return `${String((new Date().getHours() + 1) % 24).padStart(2, '0')}:00`;
}

function hours(minutes: number): string {
  return (minutes / 60).toLocaleString(document.documentElement.lang);
}

function save(name: string, entry: Omit<CalendarEntry, 'uid' | 'madeAtMs'>): void {
  const uid = toBase64url(randomBytes(16));
  const text = calendarFile({ ...entry, uid, madeAtMs: Date.now() });
  const address = URL.createObjectURL(new Blob([text], { type: 'text/calendar;charset=utf-8' }));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  // Some browsers read the file only after the click has been handled.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 10_000);
}
