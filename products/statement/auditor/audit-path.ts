/** On the auditor's socket: a POST runs every probe and answers with the findings. */
export const AUDIT_PATH = '/audit';
