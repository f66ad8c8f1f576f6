import {
  readAnswer,
  writeAnswer,
  ENGINE_DISCONNECTED,
  ENGINE_SOURCES,
  type EngineAnswer,
  type EngineParticipant,
  type EngineSource,
  type EngineTrack,
} from '@blende/conference/engine/testing/engine-messages.ts';
import type { HostileConnection, Passing } from '../../kit/hostile/hostile-connection.ts';

/** What a browser is told instead of these people; one left out is not told of. */
export type Lie = (people: readonly EngineParticipant[]) => readonly EngineParticipant[];

/** What one browser is told of the others in the engine, and how a server changes it. */
export class EngineView {
  readonly connection: HostileConnection;
  readonly #people = new Map<string, EngineParticipant>();
  #lie: Lie = (people) => people;
  /** In session descriptions: whose media streams are told to be whose. */
  readonly #streams = new Map<string, string>();

  constructor(connection: HostileConnection) {
    this.connection = connection;
    for (const message of connection.answered) this.#learn(message);
    connection.fromServer = (message) => this.#pass(message);
  }

  /** As the engine itself has said it last. */
  person(identity: string): EngineParticipant | undefined {
    return this.#people.get(identity);
  }

  track(identity: string, source: EngineSource): EngineTrack | undefined {
    return this.person(identity)?.tracks.find((track) => track.source === ENGINE_SOURCES[source]);
  }

  /** From now on; what is known already is told again. */
  tell(lie: Lie): void {
    this.#lie = lie;
    this.#tellAll();
  }

  /** The first one's streams are announced as the second one's. */
  moveStreams(from: string, to: string): void {
    this.#streams.set(from, to);
  }

  #tellAll(): void {
    const participants = [...this.#lie([...this.#people.values()].map((each) => each.clone()))];
    this.connection.toBrowser(writeAnswer({ case: 'update', value: { participants } as never }));
  }

  #learn(message: Passing): EngineAnswer | undefined {
    if (typeof message === 'string') return undefined;
    const answer = readAnswer(message);
    if (answer.case === 'join') this.#know(answer.value.otherParticipants);
    if (answer.case === 'update') this.#know(answer.value.participants);
    return answer;
  }

  #know(people: readonly EngineParticipant[]): void {
    for (const person of people) {
      if (isGone(person)) this.#people.delete(person.identity);
      else this.#people.set(person.identity, person);
    }
  }

  #pass(message: Passing): Passing {
    const answer = this.#learn(message);
    if (answer?.case === 'join') {
      answer.value.otherParticipants = [...this.#lie(answer.value.otherParticipants)];
    } else if (answer?.case === 'update') {
      const gone = answer.value.participants.filter(isGone);
      const here = [...this.#people.values()].map((each) => each.clone());
      answer.value.participants = [...gone, ...this.#lie(here)];
    } else if (answer?.case === 'offer' || answer?.case === 'answer') {
      for (const [from, to] of this.#streams) {
        answer.value.sdp = answer.value.sdp.replaceAll(from, to);
      }
    } else return message;
    return writeAnswer(answer);
  }
}

function isGone({ state }: EngineParticipant): boolean {
  return state === ENGINE_DISCONNECTED;
}
