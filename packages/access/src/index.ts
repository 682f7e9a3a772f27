export { actorFromRequest, LOCAL_OPERATOR } from './actions/actor-from-request.ts';
export { type ApiKey, createApiKey, deleteApiKey, listApiKeys, type NewApiKey } from './actions/api-keys.ts';
export { type AuditFilter, auditRowTarget, getAuditRow, listAuditLog, type NamedAuditRow, verifyAuditLog } from './actions/audit-log.ts';
export { type ExportedList, recordExport } from './actions/exports.ts';
export {
  acceptInvitation,
  createInvitation,
  deleteInvitation,
  type Invitation,
  listInvitations,
  type NewInvitation,
} from './actions/invitations.ts';
export { namesForPerson } from './actions/names.ts';
export { beginOidc, endOidc, hasOidc } from './actions/oidc.ts';
export { changeOwnAccount, changePassword, endOwnSession, listSessions, type Me, me } from './actions/own-account.ts';
export { createPasswordLink, type PasswordLink, resetPasswordByLink } from './actions/password-links.ts';
export { changeView, createView, deleteView, listViews, type NewView, type ViewChange } from './actions/saved-views.ts';
export {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  type NewSecondFactor,
  renewRecoveryCodes,
  resetSecondFactor,
  type ShownCode,
  signInBySecondFactor,
} from './actions/second-factor.ts';
export { ensureAdministrator, type FirstAdministrator, makeSetupLink, setUpAdministrator, setupNeeded } from './actions/set-up.ts';
export { type AwaitsSecondFactor, type Credentials, type SignedIn, type SignInCall, signIn } from './actions/sign-in.ts';
export { changeSignInPolicy, getSignInPolicy } from './actions/sign-in-policy.ts';
export { signOut } from './actions/sign-out.ts';
export { createUser, deleteUser, disableUser, getUser, listUsers, resetPassword, updateUser } from './actions/users.ts';
export { can, type Target } from './can.ts';
export type { OidcSettings } from './drivers/oidc.ts';
export { messages } from './messages.ts';
export { type AccessOptions, openAccess } from './open-access.ts';
export { type Grant, grantOf, grants, type Operation, operations } from './permissions.ts';
export type { SignInPolicy } from './policy-store.ts';
export { type Absence, type Density, densities, type UserStatus, type ViewFilters } from './schema.ts';
export { resealSecondFactors, secondFactorByEachKey } from './second-factor-store.ts';
export type { Session } from './sessions-store.ts';
export { writeLocalKey } from './tokens.ts';
export { type NewUser, seesAllClients, type User, type UserChange } from './user.ts';
export type { SavedView } from './views-store.ts';
