import { Icon } from '@blende/shared/ui/Icon.tsx';
import { useTexts } from '@blende/shared/ui/texts.ts';
import { codePicture } from '../code-picture.ts';
import { codePictures } from './code-pictures.ts';
import { pictureTexts } from './picture-texts.ts';
import { verificationTexts } from './texts.ts';

/** Six groups of digits, each with its picture and the picture's name. */
export function CodeCards({ digits }: { readonly digits: readonly string[] }) {
  const t = useTexts(verificationTexts);
  const named = useTexts(pictureTexts);
  return (
    <ol className="code-cards" aria-label={t('code')}>
      {digits.map((group, place) => {
        const picture = codePictures[codePicture(group)];
        return (
          // The place is what a group is known by: two may be equal.
          <li key={`${String(place)} ${group}`} className="code-card">
            {picture === undefined ? null : <Icon icon={picture[1]} size={32} />}
            <span className="code-digits">{group}</span>
            {picture === undefined ? null : (
              <span className="code-picture">{named(picture[0])}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
