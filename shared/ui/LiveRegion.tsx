import { announcements } from './announcer.ts';
import { useLiveValue } from './use-live-value.ts';

/** Stands once on each page, before anything is announced: regions that appear late stay silent. */
export function LiveRegion() {
  const texts = useLiveValue(announcements);
  return (
    <div className="visually-hidden" aria-live="polite" aria-relevant="additions">
      {texts.map((text, index) => (
        // Texts leave at the front only, and the same one may stand here twice.
        <p key={`${String(index)} ${text}`}>{text}</p>
      ))}
    </div>
  );
}
