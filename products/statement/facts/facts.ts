import { z } from 'zod';

/** One line as people write it, without control characters. */
const line = z
  .string()
  .trim()
  .min(1)
  .max(300)
  .regex(/^\P{Cc}*$/u);
const lines = z.array(line).max(30);
/** A calendar day, `2027-03-31`. */
const day = z.iso.date();
const country = z.string().regex(/^[A-Z]{2}$/);
const email = z.email().max(200);
const phone = z.string().regex(/^\+?[0-9][0-9 ()/-]{4,30}$/);
export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);
/** An address, or a network in CIDR notation (RFC 4632, RFC 4291 section 2.3). */
const network = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);
const yesOrNo = z.enum(['yes', 'no']);

/** Where each fact comes from, and the last day on which it counts. */
const stated = { source: line, validUntil: day };

const contract = z.strictObject({
  /** The host that processes for the operator (Art. 28 GDPR). */
  host: line,
  document: line,
  sha256: sha256Hex,
  validUntil: day,
  subProcessors: lines.optional(),
});

const groups = {
  operator: z.strictObject({ name: line, legalForm: line, representatives: lines, ...stated }),
  address: z.strictObject({ street: line, postalCode: line, place: line, country, ...stated }),
  contact: z.strictObject({ email, phone: phone.optional(), ...stated }),
  abuse: z.strictObject({ email, phone: phone.optional(), ...stated }),
  register: z.strictObject({ court: line, number: line, ...stated }),
  vat: z.strictObject({ id: z.string().regex(/^[A-Z]{2}[A-Z0-9]{2,13}$/), ...stated }),
  /** Who answers for journalistic content, § 18 (2) MStV. */
  editor: z.strictObject({ name: line, address: line, ...stated }),
  dataProtectionOfficer: z.strictObject({
    appointed: yesOrNo,
    name: line.optional(),
    email: email.optional(),
    ...stated,
  }),
  supervisoryAuthority: z.strictObject({
    name: line,
    address: line,
    website: z.url({ protocol: /^https$/ }),
    ...stated,
  }),
  hosting: z.strictObject({
    provider: line,
    /** Whether somebody else runs the machine, who then needs a contract. */
    rented: yesOrNo,
    /** Every address of the instance lies in one of them. */
    networks: z.array(network).min(1).max(50),
    ...stated,
  }),
  dataCentre: z.strictObject({ name: line, place: line, country, ...stated }),
  certificate: z.strictObject({
    standard: line,
    number: line,
    issuer: line,
    scope: line,
    validFrom: day,
    sha256: sha256Hex,
    ...stated,
  }),
  capacity: z.strictObject({
    meetings: z.int().min(1).max(1_000_000),
    participants: z.int().min(1).max(10_000_000),
    ...stated,
  }),
} as const;

export const FACT_GROUPS = groups;
export const CONTRACT = contract;
export type GroupName = keyof typeof groups;

export const facts = z.strictObject({
  version: z.literal(1),
  ...groups,
  register: groups.register.optional(),
  vat: groups.vat.optional(),
  editor: groups.editor.optional(),
  certificate: groups.certificate.optional(),
  capacity: groups.capacity.optional(),
  contracts: z.array(contract).max(50).optional(),
});
/** Everything that has to be there, and what else the operator stated. */
export type Facts = z.infer<typeof facts>;

/** The file while it is being filled in: parts may be missing. */
export const factsDraft = z.strictObject({
  version: z.literal(1),
  operator: groups.operator.partial().optional(),
  address: groups.address.partial().optional(),
  contact: groups.contact.partial().optional(),
  abuse: groups.abuse.partial().optional(),
  register: groups.register.partial().optional(),
  vat: groups.vat.partial().optional(),
  editor: groups.editor.partial().optional(),
  dataProtectionOfficer: groups.dataProtectionOfficer.partial().optional(),
  supervisoryAuthority: groups.supervisoryAuthority.partial().optional(),
  hosting: groups.hosting.partial().optional(),
  dataCentre: groups.dataCentre.partial().optional(),
  certificate: groups.certificate.partial().optional(),
  capacity: groups.capacity.partial().optional(),
  contracts: z.array(contract.partial()).max(50).optional(),
});
export type FactsDraft = z.infer<typeof factsDraft>;
