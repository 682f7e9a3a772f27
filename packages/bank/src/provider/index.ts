export type {
  AccountRef,
  Answered,
  BalancesAnswer,
  BankProvider,
  BegunConsent,
  Consent,
  ConsentCallback,
  ConsentStatus,
  ConsentWish,
  CustomerType,
  Institution,
  LimitScope,
  ProviderAccount,
  ProviderAccountStatus,
  ProviderLimit,
  ProviderName,
  ProviderTrouble,
  TransactionsAnswer,
} from '../provider.ts';
export { messages } from './messages.ts';
export { providerError } from './provider-error.ts';
