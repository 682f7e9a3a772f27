import type { Counterparty } from '../statement.ts';
import type { Direction, PartDraft, PartyDraft, StatementDraft } from './drafts.ts';

/** Whose payment it is: which way it goes, and what the account is. */
interface Whose {
  readonly direction: Direction;
  readonly isReversal: boolean;
  readonly statement: StatementDraft;
}

interface OtherSide {
  readonly counterparty: Counterparty;
  /** For whom it was paid in the end, where that is another than the counterparty. */
  readonly ultimate: string;
  /** The bankgiro that was paid to, else the one that was paid from; digits only. */
  readonly bankgiro: string;
}

const NOBODY: PartyDraft = { name: '', agent: '', account: '', scheme: '' };

/**
 * The other side: who pays where money comes in, who is paid where it goes out. Banks are not of one mind whether the sides of a reversal
 * are those of the payment that it takes back; so it is the other one where only that is there, or where the first is the account itself.
 */
export function counterpartyOf({ parties }: PartDraft, whose: Whose): OtherSide {
  const { Dbtr = NOBODY, UltmtDbtr = NOBODY, Cdtr = NOBODY, UltmtCdtr = NOBODY } = parties;
  const payer = { party: Dbtr, ultimate: UltmtDbtr };
  const payee = { party: Cdtr, ultimate: UltmtCdtr };
  const [first, second] = whose.direction === 'CRDT' ? [payer, payee] : [payee, payer];
  const isMissing = whose.isReversal && isNobody(first.party) && isNobody(first.ultimate);
  const turned = (isMissing || isOwn(first.party, whose)) && !isNobody(second.party) && !isOwn(second.party, whose);
  const { party, ultimate } = turned ? second : first;
  const name = party.name || ultimate.name || party.agent || ultimate.agent;
  return {
    counterparty: { name, account: party.account },
    ultimate: ultimate.name === name ? '' : ultimate.name,
    bankgiro: bankgiroOf(Cdtr) || bankgiroOf(Dbtr),
  };
}

function isNobody({ name, agent, account }: PartyDraft): boolean {
  return name === '' && agent === '' && account === '';
}

/** Whether a party is the account itself: by its number, or where a reversal has none by the owner's name. */
function isOwn({ name, account }: PartyDraft, { isReversal, statement }: Whose): boolean {
  if (account !== '') return account === statement.iban || account.replaceAll('-', '') === statement.bban;
  return isReversal && name !== '' && name === statement.ownerName;
}

function bankgiroOf({ scheme, account }: PartyDraft): string {
  return scheme === 'BGNR' ? account.replace(/\D/g, '') : '';
}
