// Runs in the browser, on the page that asks for a link. What the link carries stands behind the #,
// which no server and no proxy ever sees; it leaves the address bar before anything else happens.

const SESSION = '/api/storage/session';

const link = location.hash.slice(1);
if (link !== '') {
  history.replaceState(null, '', location.pathname);
  void exchange(link);
}

async function exchange(given: string): Promise<void> {
  show('opening');
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ link: given });
  const answer = await fetch(SESSION, { method: 'POST', headers, body }).catch(() => undefined);
  if (answer?.ok === true) location.reload();
  else show(answer?.status === 403 ? 'used' : 'failed');
}

function show(name: 'opening' | 'used' | 'failed'): void {
  for (const part of document.querySelectorAll<HTMLElement>('[data-when]'))
    part.hidden = part.dataset['when'] !== name;
}
