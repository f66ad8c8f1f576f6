import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { assertAccessible } from '../../../tests/kit/accessibility.ts';
import { openChromium } from '../../../tests/kit/browsers/chromium.ts';
import { openFirefox } from '../../../tests/kit/browsers/firefox.ts';
import { Instance } from '../../../tests/kit/instance.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

function newLink({ dataFolder, port }: Instance): string {
  const options = ['--page', '--data', dataFolder, '--port', String(port)];
  const { stdout } = spawnSync('./blende', ['doctor', ...options], { cwd: ROOT, encoding: 'utf8' });
  assert.match(stdout, /^http:\/\/localhost:\d+\/speicher#[\w-]{43}\n$/);
  return stdout.trim();
}

describe('the storage page', () => {
  it('opens once by the link that the command prints, in both browsers, and never again', async () => {
    await using instance = await Instance.start({ products: 'both' });
    const link = newLink(instance);
    await using operator = await openChromium({ sender: 1 });
    const { page } = operator;
    await page.goto(link);
    await page.getByRole('heading', { name: 'Festplatten' }).waitFor();
    // The root lies on the disk of the data, as on every new machine.
    await page.getByText('Wer diese Festplatte stiehlt, kann alles lesen').waitFor();
    assert.equal(new URL(page.url()).hash, '', 'the address bar holds nothing of it');
    await assertAccessible(operator, 'storage');
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'The root key' }).waitFor();
    const cookies = await operator.context.cookies();
    assert.deepEqual(
      cookies.map(({ name, httpOnly, secure, sameSite }) => [name, httpOnly, secure, sameSite]),
      [['__Host-storage', true, true, 'Strict']],
    );
    // Cookies know no ports: what meetings are asked carries this one too, and it ends in the edge.
    await page.goto(instance.origin);
    await page.getByRole('button', { name: 'Konferenz starten' }).waitFor();

    await using other = await openFirefox({ sender: 2 });
    await other.open(link);
    const used = async () =>
      await other.evaluate(
        () => document.querySelector('[data-when="used"]:not([hidden])')?.textContent ?? '',
        undefined,
      );
    for (let tries = 0; (await used()) === '' && tries < 50; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 100));
    assert.match(await used(), /schon benutzt oder ist abgelaufen/);
    await other.open('about:blank');
    await other.open(newLink(instance));
    const title = async () => await other.evaluate(() => document.title, undefined);
    for (let tries = 0; !(await title()).startsWith('Wo diese') && tries < 50; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 100));
    assert.match(await title(), /^Wo diese Instanz etwas aufbewahrt/);
  });
});
