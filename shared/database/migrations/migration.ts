import { createHash } from 'node:crypto';

/**
 * One step forward of the database. It is written once and never changed: the hash of its
 * statements is kept beside it in the database.
 */
export interface Migration {
  /** Whose step: a folder of `shared` or a product. */
  readonly area: string;
  /** 1, 2, 3 … within the area. */
  readonly number: number;
  readonly name: string;
  /** One SQL statement each, run in this order. */
  readonly statements: readonly string[];
}

/** SHA-256 over the statements, each led by its length, in hexadecimal digits. */
export function migrationHash({ statements }: Migration): string {
  const hash = createHash('sha256');
  for (const statement of statements) {
    const bytes = Buffer.from(statement);
    hash.update(`${bytes.length}:`).update(bytes);
  }
  return hash.digest('hex');
}

export function stepName({ area, number }: Pick<Migration, 'area' | 'number'>): string {
  return `${area} ${number}`;
}
