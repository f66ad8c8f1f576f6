import { IrisMark } from './IrisMark.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { ThemeSwitch } from './ThemeSwitch.tsx';
import './page.css';

/** Name and mark at the left, language and appearance at the right; the call has none of it. */
export function PageHeader({ home }: { readonly home?: string }) {
  const name = (
    <>
      <IrisMark state="open" size={28} />
      <span>Blende</span>
    </>
  );
  return (
    <header className="page-header">
      {home === undefined ? (
        <p className="page-name">{name}</p>
      ) : (
        <a className="page-name" href={home}>
          {name}
        </a>
      )}
      <div className="page-switches">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
    </header>
  );
}
