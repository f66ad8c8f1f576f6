import react from '@vitejs/plugin-react';
import { openBuiltPage } from '../built-page.ts';

export interface Gallery extends AsyncDisposable {
  /** The page that shows this many people; more parameters stand in gallery-page.ts. */
  address(parameters: Readonly<Record<string, string | number>>): string;
}

/** Builds and serves the page that shows the stage without any meeting. */
export async function openGallery(): Promise<Gallery> {
  const page = await openBuiltPage(import.meta.dirname, { plugins: [react()] });
  return {
    address: (parameters) => {
      const asked = Object.entries(parameters).map(([name, value]) => [name, String(value)]);
      return `${page.url}?${new URLSearchParams(asked).toString()}`;
    },
    [Symbol.asyncDispose]: async () => {
      await page[Symbol.asyncDispose]();
    },
  };
}
