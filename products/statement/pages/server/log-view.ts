import { verifierText } from '@blende/shared/evidence/signed-note.ts';
import { logPath, PATHS, type LogName } from '../../contract.ts';
import type { ReadLog } from '../../evidence-log/server/read-log.ts';
import { fillWords } from './evidence-words.ts';
import { html, type Html } from '@blende/shared/http/html.ts';
import type { PageLanguage } from '@blende/shared/http/page-language.ts';
import { STATEMENT_WORDS } from './statement-words.ts';

/** How far the log has come, and what somebody outside needs to check it. */
export async function logView(name: LogName, log: ReadLog, language: PageLanguage): Promise<Html> {
  const words = STATEMENT_WORDS[language];
  const state = html`<p>${words.logState[log.state]}</p>`;
  if (log.state !== 'sound') return state;
  const path = logPath(name);
  return html`${state}
    <dl class="log">
      <dt>${words.key}</dt>
      <dd><code>${await verifierText(log.verifier)}</code></dd>
      <dt>${words.checkpoint}, ${fillWords(words.size, { size: log.tree.size })}</dt>
      <dd><pre tabindex="0" aria-label="${words.checkpoint}">${log.checkpoint.trimEnd()}</pre></dd>
      <dt>${words.forMachines}</dt>
      <dd>
        <a href="${PATHS.api}">${PATHS.api}</a>,
        <a href="${path}/checkpoint">${path}/checkpoint</a>, <code>${path}/tile/…</code> (<span
          lang="en"
          >c2sp.org/tlog-tiles</span
        >)
      </dd>
    </dl>`;
}
