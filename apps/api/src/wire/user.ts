import { z } from '@hono/zod-openapi';
import type { ApiKey, listInvitations, Me, Session, User } from '@saldo/access';
import { roles } from '@saldo/kernel';
import { dayField, dayText, idField, idText, instantField, instantText, lineField } from './basics.ts';

const role = z.enum(roles);
const clientIds = z.array(idField).max(10_000);
const password = z.string().min(12).max(200).openapi({ minLength: 12, maxLength: 200, format: 'password' });
const email = z.email().max(254);

export const UserSchema = z
  .object({
    id: idText,
    email: z.string(),
    name: z.string(),
    role,
    clientIds: z.array(idText).openapi({ description: 'ADMIN and COORDINATOR see all clients, whatever stands here.' }),
    status: z.enum(['active', 'disabled', 'removed']),
    twoFactorEnabled: z.boolean(),
    amlOfficer: z.boolean(),
    competences: z.array(z.string()),
    absences: z.array(z.object({ from: dayText, to: dayText, standInId: idText.nullable() })),
    lastSignInAt: instantText.nullable(),
    version: z.int(),
    createdAt: instantText,
    updatedAt: instantText,
  })
  .openapi('User');

const more = {
  password,
  amlOfficer: z.boolean(),
  competences: z.array(lineField(60)).max(50),
  absences: z.array(z.object({ from: dayField, to: dayField, standInId: idField.nullable().default(null) })).max(100),
};

export const NewUserSchema = z
  .object({ email, name: lineField(200), role, clientIds: clientIds.default([]), ...z.object(more).partial().shape })
  .openapi('NewUser');

export const UserChangeSchema = z
  .object({ email, name: lineField(200), role, clientIds, status: z.enum(['active', 'disabled']), ...more })
  .partial()
  .openapi('UserChange');

export const NewInvitationSchema = z.object({ email, role, clientIds: clientIds.default([]) }).openapi('NewInvitation');

export const InvitationSchema = z
  .object({ id: idText, url: z.string().openapi({ description: 'Works once.' }), expiresAt: instantText })
  .openapi('Invitation');

export const PendingInvitationSchema = z
  .object({
    id: idText,
    email: z.string(),
    role,
    clientIds: z.array(idText),
    madeBy: idText.nullable(),
    madeByName: z.string().nullable(),
    createdAt: instantText,
    expiresAt: instantText,
  })
  .openapi('PendingInvitation');

export const PasswordLinkSchema = z
  .object({ id: idText, url: z.string().openapi({ description: 'Works once, and for a day.' }), expiresAt: instantText })
  .openapi('PasswordLink');

export const PasswordByLinkSchema = z.object({ token: z.string().max(500), password }).openapi('PasswordByLink');

export const MeSchema = z
  .object({
    id: idText,
    email: z.string(),
    name: z.string(),
    hasPassword: z.boolean().openapi({ description: "Who has none signs in through the firm's own provider, also to sign in again." }),
    role,
    clientIds: z.union([z.literal('all'), z.array(idText)]),
    twoFactorEnabled: z.boolean(),
    secondFactorMissing: z
      .boolean()
      .openapi({ description: 'Whether a second factor must be set up before anything but the own account answers.' }),
    recoveryCodesLeft: z.int().nullable(),
    amlOfficer: z.boolean(),
    permissions: z.record(z.string(), z.string()).openapi({
      description: "By operation: `yes`, or the part of it that is the role's. What is not listed is not allowed.",
    }),
  })
  .openapi('Me');

export const SelfChangeSchema = z
  .object({ name: lineField(200), email })
  .partial()
  .openapi('SelfChange');

export const SessionSchema = z
  .object({
    id: idText,
    current: z.boolean(),
    ipAddress: z.string().nullable(),
    userAgent: z.string().nullable(),
    createdAt: instantText,
    lastUsedAt: instantText,
    expiresAt: instantText,
  })
  .openapi('Session');

export const ApiKeySchema = z
  .object({
    id: idText,
    name: z.string(),
    role,
    clientIds: z.union([z.literal('all'), z.array(idText)]),
    createdAt: instantText,
    expiresAt: instantText.nullable(),
    lastUsedAt: instantText.nullable(),
  })
  .openapi('ApiKey');

export const NewApiKeySchema = z
  .object({ name: lineField(100), role: role.optional(), clientIds: clientIds.optional(), expiresAt: instantField.nullable().optional() })
  .openapi('NewApiKey');

export const MadeApiKeySchema = ApiKeySchema.extend({ key: z.string().openapi({ description: 'Shown once.' }) }).openapi('MadeApiKey');

export const SetupSchema = z
  .object({ needed: z.boolean().openapi({ description: 'Whether there is no administrator yet.' }) })
  .openapi('Setup');

export const FirstAdministratorSchema = z
  .object({
    token: z.string().max(500),
    email,
    name: lineField(200),
    password,
    secondFactorForStaff: z.boolean().default(false).openapi({ description: 'Whether staff must have a second factor from the start.' }),
  })
  .openapi('FirstAdministrator');

export const AcceptanceSchema = z.object({ token: z.string().max(500), name: lineField(200), password }).openapi('Acceptance');

export const CredentialsSchema = z
  .object({ email: z.string().max(254), password: z.string().max(1_000), rememberMe: z.boolean().optional() })
  .openapi('Credentials');

export const SignedInSchema = z.object({ user: z.object({ id: idText, email: z.string(), name: z.string(), role }) }).openapi('SignedIn');

export const AwaitsSecondFactorSchema = z
  .object({ twoFactorRedirect: z.literal(true).openapi({ description: 'Nobody is signed in yet: show the second factor.' }) })
  .openapi('AwaitsSecondFactor');

export const OwnPasswordSchema = z
  .object({ password: z.string().max(1_000).optional().openapi({ description: 'Left out by whoever has none.' }) })
  .openapi('OwnPassword');

export const ShownCodeSchema = z.object({ code: z.string().min(1).max(100) }).openapi('ShownCode');

export const NewSecondFactorSchema = z
  .object({
    totpURI: z.string().openapi({ description: 'For the authenticator app: `otpauth://totp/…`.' }),
    backupCodes: z.array(z.string()),
  })
  .openapi('NewSecondFactor');

export const RecoveryCodesSchema = z.object({ status: z.boolean(), backupCodes: z.array(z.string()) }).openapi('RecoveryCodes');

export const StatusSchema = z.object({ status: z.boolean() }).openapi('Status');

export const PasswordChangeSchema = z.object({ currentPassword: z.string().max(1_000), newPassword: password }).openapi('PasswordChange');

/** A user as its resource. */
export function toUser({ clientIds: given, competences, absences, ...user }: User): z.input<typeof UserSchema> {
  return { ...user, clientIds: [...given], competences: [...competences], absences: [...absences] };
}

/** An invitation as its resource, without its link. */
export function toPendingInvitation({ clientIds: given, createdAt, expiresAt, ...rest }: Listed): z.input<typeof PendingInvitationSchema> {
  return { ...rest, clientIds: [...given], createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() };
}

type Listed = Awaited<ReturnType<typeof listInvitations>>['items'][number];

/** The caller as they see themselves. */
export function toMe({ clientIds: scope, permissions, ...me }: Me): z.input<typeof MeSchema> {
  return { ...me, clientIds: scope === 'all' ? scope : [...scope], permissions: { ...permissions } };
}

/** A key as its resource, without its text. */
export function toApiKey({ clientIds: scope, ...key }: ApiKey): z.input<typeof ApiKeySchema> {
  return { ...key, clientIds: scope === 'all' ? scope : [...scope] };
}

/** A session as its resource, without its token. */
export function toSession({ ...session }: Session & { readonly current: boolean }): z.input<typeof SessionSchema> {
  return session;
}
