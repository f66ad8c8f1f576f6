/** The database of an instance. */
export const DATABASE = 'blende';
/** May everything, also past row-level security. Used to make roles and passwords, never for rows. */
export const SUPERUSER = 'postgres';
/** To whom the tables belong; no superuser, so that row-level security holds it too. */
export const OWNER_LOGIN = 'blende_owner';
