import { listAudit } from '@saldo/audit';
import { FIRM } from '@saldo/kernel';
import { newId, rows, transaction } from '@saldo/platform/db';
import { accessCases, signedInJustNow, testDatabase, testSystem, userActor } from '@saldo/testing';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  acceptInvitation,
  createInvitation,
  createPasswordLink,
  createUser,
  deleteInvitation,
  deleteUser,
  disableUser,
  listInvitations,
  openAccess,
  resetPassword,
  resetPasswordByLink,
  signIn,
  type User,
  updateUser,
} from './index.ts';

const PASSWORD = 'ett långt lösenord';
const NEW = 'en grön stol i hallen';
const admin = userActor();

beforeAll(async () => {
  await testDatabase();
  await signedInJustNow(admin);
  openAccess({ appUrl: 'http://127.0.0.1:3000', authSecret: 'x'.repeat(40) });
});

const address = () => `${newId()}@byra.se`;
const user = () => createUser(admin, { email: address(), name: 'Anna Berg', role: 'SPECIALIST', password: PASSWORD });
const invite = () => createInvitation(admin, { email: address(), role: 'CLIENT' });
const tokenOf = ({ url }: { url: string }) => new URL(url).searchParams.get('token') ?? '';
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => error.code as string,
  );
const enter = ({ email }: User, password: string) => codeOf(signIn({ headers: new Headers(), address: newId() }, { email, password }));
const reset = (link: { url: string }, password = NEW, from = newId()) => codeOf(resetPasswordByLink(tokenOf(link), password, from));
const accept = (link: { url: string }, from = newId()) =>
  codeOf(acceptInvitation(tokenOf(link), { name: 'Eva', password: PASSWORD }, from));
const sessionsOf = async ({ id }: User) =>
  (await transaction(testSystem, (tx) => rows(tx, sql`select 1 from auth.sessions where user_id = ${id}`))).length;
const actsOn = async (refId: string) =>
  (await transaction(testSystem, (tx) => listAudit(tx, { clientId: FIRM, refId, limit: 20 }))).items.map((row) => row.action);
const expire = (id: string) =>
  transaction(testSystem, (tx) => tx.execute(sql`update auth.one_time_links set expires_at = now() where id = ${id}`));

const onlyAdmin = { may: ['ADMIN'], mayNot: ['COORDINATOR', 'SPECIALIST', 'CLIENT', 'AUDITOR'], ofClient: false } as const;
accessCases(listInvitations, { ...onlyAdmin, call: (actor) => listInvitations(actor, { limit: 1 }) });
accessCases(deleteInvitation, { ...onlyAdmin, call: async (actor) => deleteInvitation(actor, (await invite()).id) });
accessCases(createPasswordLink, {
  ...onlyAdmin,
  call: async (actor) => createPasswordLink(await signedInJustNow(actor), (await user()).id),
});

describe('invitations that nobody has taken up', () => {
  test('are listed page by page, without their links, until they are used, end or are withdrawn', async () => {
    const [used, expired, withdrawn, pending] = [await invite(), await invite(), await invite(), await invite()];
    expect(await accept(used)).toBe('done');
    await expire(expired.id);
    await deleteInvitation(admin, withdrawn.id);
    const seen: { id: string }[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await listInvitations(admin, { limit: 1, cursor });
      seen.push(...page.items);
      cursor = page.nextCursor;
    }
    const ids = [used, expired, withdrawn, pending].map(({ id }) => id);
    expect(seen.map(({ id }) => id).filter((id) => ids.includes(id))).toEqual([pending.id]);
    expect(JSON.stringify(seen)).not.toContain(tokenOf(pending));
    expect(await codeOf(listInvitations(admin, { limit: 1, cursor: 'x' }))).toBe('access.bad-cursor');
  });

  test('are dead at once when they are withdrawn, which is in the log, and cannot be withdrawn again', async () => {
    const link = await invite();
    await deleteInvitation(admin, link.id);
    expect(await accept(link)).toBe('access.link-dead');
    expect(await actsOn(link.id)).toEqual(['user.uninvite', 'user.invite']);
    for (const id of [link.id, newId(), 'x']) expect(await codeOf(deleteInvitation(admin, id))).toBe('access.missing');
  });

  test('are not what somebody else’s kind of link is withdrawn by', async () => {
    const link = await createPasswordLink(admin, (await user()).id);
    expect(await codeOf(deleteInvitation(admin, link.id))).toBe('access.missing');
    expect(await accept(link)).toBe('access.link-dead');
    expect(await reset(link)).toBe('done');
  });
});

describe('a link for a new password', () => {
  test('works once, ends every session and is in the log; of two at once one gets it', async () => {
    const one = await user();
    await enter(one, PASSWORD);
    expect(await sessionsOf(one)).toBe(1);
    const link = await createPasswordLink(admin, one.id);
    expect(link.url).toMatch(/^http:\/\/127\.0\.0\.1:3000\/reset-password\?token=[\w-]{43}$/);
    expect((await Promise.all([reset(link), reset(link), reset(link)])).sort()).toEqual(['access.link-dead', 'access.link-dead', 'done']);
    expect(await sessionsOf(one)).toBe(0);
    expect([await enter(one, PASSWORD), await enter(one, NEW)]).toEqual(['access.wrong-credentials', 'done']);
    expect((await actsOn(one.id)).filter((action) => action.startsWith('user.password'))).toEqual([
      'user.password-reset',
      'user.password-link',
    ]);
  });

  test('is worth nothing once it expired, a newer one was made, or the password was set otherwise', async () => {
    const one = await user();
    const [older, newer] = [await createPasswordLink(admin, one.id), await createPasswordLink(admin, one.id)];
    expect(await reset(older)).toBe('access.link-dead');
    await resetPassword(admin, one.id, NEW);
    expect(await reset(newer)).toBe('access.link-dead');
    const last = await createPasswordLink(admin, one.id);
    await expire(last.id);
    expect(await reset(last)).toBe('access.link-dead');
    expect(await enter(one, NEW)).toBe('done');
  });

  test('is no way in for somebody who was shut out or removed', async () => {
    const [shut, gone] = [await user(), await user()];
    const links = [await createPasswordLink(admin, shut.id), await createPasswordLink(admin, gone.id)];
    await disableUser(admin, shut.id);
    await deleteUser(admin, gone.id);
    for (const link of links) expect(await reset(link)).toBe('access.link-dead');
    expect(await codeOf(createPasswordLink(admin, shut.id))).toBe('access.user-disabled');
    expect(await codeOf(createPasswordLink(admin, gone.id))).toBe('access.missing');
    expect(await codeOf(createPasswordLink(admin, admin.userId))).toBe('access.own-password');
  });

  test('is still good after a password that is too weak, and ends the lock-out', async () => {
    const one = await user();
    for (let n = 0; n < 20; n++) await enter(one, 'fel lösenord helt');
    expect(await enter(one, PASSWORD)).toBe('access.too-many-tries');
    const link = await createPasswordLink(admin, one.id);
    const from = newId();
    for (let n = 0; n < 11; n++) expect(await reset(link, n % 2 ? 'kort' : one.email, from)).toBe('access.weak-password');
    expect(await reset(link, NEW, from)).toBe('done');
    expect(await enter(one, NEW)).toBe('done');
  });

  test('is nothing that somebody finds by guessing: after ten from one address a good one waits too, elsewhere it does not', async () => {
    const one = await user();
    const link = await createPasswordLink(admin, one.id);
    const from = newId();
    for (let n = 0; n < 5; n++) expect(await reset({ url: `http://x?token=${n}` }, NEW, from)).toBe('access.link-dead');
    for (let n = 0; n < 5; n++) expect(await accept({ url: `http://x?token=${n}` }, from)).toBe('access.link-dead');
    expect(await reset(link, NEW, from)).toBe('access.too-many-tries');
    expect(await reset(link)).toBe('done');
  });

  test('stays the user’s when their address changes', async () => {
    const one = await user();
    const link = await createPasswordLink(admin, one.id);
    const moved = await updateUser(admin, one.id, { email: address() });
    expect(await reset(link)).toBe('done');
    expect(await enter(moved, NEW)).toBe('done');
  });
});
