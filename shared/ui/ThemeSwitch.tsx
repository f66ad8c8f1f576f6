import { Moon, Sun } from 'lucide-react';
import { Button } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import { useTexts } from './texts.ts';
import { chooseTheme, theme } from './theme.ts';
import { uiTexts } from './ui-texts.ts';
import { useLiveValue } from './use-live-value.ts';
import './switches.css';

export function ThemeSwitch() {
  const t = useTexts(uiTexts);
  const dark = useLiveValue(theme) === 'dark';
  return (
    <Button
      className="switch-button"
      aria-label={t(dark ? 'lightTheme' : 'darkTheme')}
      onPress={() => {
        chooseTheme(dark ? 'light' : 'dark');
      }}
    >
      <Icon icon={dark ? Sun : Moon} />
    </Button>
  );
}
