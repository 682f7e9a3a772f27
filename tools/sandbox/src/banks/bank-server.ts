import type { Answer } from '../fortnox/answer.ts';
import { answerOfTheWay, type BankFaultWish, spoilBankAnswer } from './bank-faults.ts';
import type { BankState } from './bank-state.ts';
import { answerEnablebanking } from './enablebanking.ts';
import { answerGocardless, type BankRequest } from './gocardless.ts';
import { answerBankPage } from './sign-in-page.ts';

/** What is asked of a bank or of who stands before it. */
export interface BankCall {
  readonly method: string;
  readonly url: URL;
  readonly authorization: string;
  readonly body: string;
}

export const GOCARDLESS_PATH = '/gocardless/api/v2';
export const ENABLEBANKING_PATH = '/enablebanking';

/** The answer to a call, with the fault that has met it; null for what is not the banks'. */
export function answerBank(
  state: BankState,
  { method, url, authorization, body }: BankCall,
): { readonly answer: Answer; readonly fault: BankFaultWish | null } | null {
  const [, consentId] = /^\/bank\/([^/]+)$/.exec(url.pathname) ?? [];
  if (consentId !== undefined) return { answer: answerBankPage(state, method, consentId, body), fault: null };
  const prefix = [GOCARDLESS_PATH, ENABLEBANKING_PATH].find((one) => url.pathname.startsWith(`${one}/`));
  if (prefix === undefined) return null;
  const path = decodeURIComponent(url.pathname.slice(prefix.length + 1));
  const request: BankRequest = { method, path, query: url.searchParams, authorization, body, origin: url.origin };
  const fault = state.faults.take(`${url.pathname}${url.search}`);
  const instead = fault && answerOfTheWay(fault);
  if (instead) return { answer: instead, fault };
  const answer = prefix === GOCARDLESS_PATH ? answerGocardless(state, request, fault) : answerEnablebanking(state, request, fault);
  return { answer: fault ? spoilBankAnswer(fault, answer) : answer, fault };
}
