/** As far as it is used; not in every browser. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ): { createScriptURL(address: string): unknown };
}

const OWN_SCRIPT = /^\/assets\/[\w.-]+\.js$/;

/** The policy that our Content-Security-Policy names: it lets our own built scripts pass. */
const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy(
  'blende',
  {
    createScriptURL: (address) => {
      const { origin, pathname, search } = new URL(address, location.href);
      if (origin === location.origin && OWN_SCRIPT.test(pathname) && search === '') return address;
      throw new TypeError('not a script of ours');
    },
  },
);

/** Starts a module worker, given the address that `import … from './x.ts?worker&url'` answers. */
export function startWorker(address: string): Worker {
  const trusted = policy?.createScriptURL(address) ?? address;
  return new Worker(trusted as string, { type: 'module' });
}
