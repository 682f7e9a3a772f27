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
export { type AccountNumbers, accountNumbers, bare } from './account-number.ts';
export { placesInAnswer } from './answer-places.ts';
export { minorOfDecimal } from './decimal-amount.ts';
export { type Fields, fieldsOf, listOf, textOf, textsOf, type WrittenAmount, writtenAmount } from './loose-fields.ts';
export { messages } from './messages.ts';
export { bankgiroOf, endToEndOf, ocrOf } from './payment-reference.ts';
export { type ProviderHttp, type ProviderRequest, type ProviderResponse, type Sent, sendOnce, wordsOf } from './provider-call.ts';
export { providerError } from './provider-error.ts';
export { certain, isWebAddress, orMissing, rowFault, type Shape, shaped, type Transformed } from './reading.ts';
export { searchInstitutions } from './search-institutions.ts';
export { writtenText } from './written-text.ts';
