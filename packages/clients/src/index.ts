export { archiveClient, listArchivedClients, removeClient, restoreClient } from './actions/archive-client.ts';
export { type Alongside, type ClientPage, createClient, getClient, getProfile, listClients, putProfile, updateClient } from './actions.ts';
export {
  type ClientFields,
  type ClientKind,
  clientKinds,
  isCatalogueCode,
  isCurrency,
  isMonthDay,
  isSumUnderManagement,
  isTimeZone,
  type ProfileFields,
  type VatPeriod,
} from './client-fields.ts';
export { messages } from './messages.ts';
export {
  type Client,
  type ClientFilter,
  type ClientProfile,
  type ClientSort,
  clientById,
  clientSorts,
  holdClient,
  profileOf,
  refuseForeignClient,
} from './store.ts';
