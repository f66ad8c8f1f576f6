import { print } from '../print.ts';
import { step } from '../step.ts';
import { ensureDebianPackages } from '../steps/debian-packages.ts';
import { installDependencies } from '../steps/dependencies.ts';
import { prepareEngine } from '../steps/engine.ts';
import { buildWebApp } from '../steps/web-app.ts';
import { TEST_PACKAGES } from './packages.ts';
import { prepareS3Store } from './s3-store.ts';

/** Installs and builds what tests and measurements need. */
export async function prepareTests(): Promise<void> {
  print('What the tests need:');
  await step('Debian packages', async () => {
    const installed = await ensureDebianPackages(TEST_PACKAGES);
    return installed.length === 0 ? undefined : `installed ${installed.join(', ')}`;
  });
  await step('Dependencies', installDependencies);
  await step('Media engine', prepareEngine);
  await step('S3 store', prepareS3Store);
  await step('Web app', buildWebApp);
}
