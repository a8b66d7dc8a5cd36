// SPDX-License-Identifier: Apache-2.0
import type { components } from './schema.gen';

type Schemas = components['schemas'];

export type AccessCard = Schemas['AccessView'];
export type AccessChoice = Omit<Schemas['GrantDraft'], 'product'>;
export type AccessGiven = Schemas['AccessGiven'];
export type BuyerRow = Schemas['OrderRow'];
export type ColumnMapping = Schemas['ColumnMapping'];
export type Contact = Schemas['ContactRow'];
export type ContactCard = Schemas['ContactCard'];
export type ContactDeleted = Schemas['ContactDeleted'];
export type ContactChange = Schemas['ContactPatch'];
export type ContactFields = Schemas['ContactDraft'];
export type Device = Schemas['DeviceView'];
export type EffectProduct = Schemas['ProductEffects'];
export type EffectWarning = Schemas['Warning'];
export type ContactOrder = Schemas['ContactOrder'];
export type ProductDeleted = Schemas['ProductDeleted'];
export type ProductOrder = Schemas['ProductOrder'];
export type Effects = Schemas['Effects'];
export type Field = Schemas['Field'];
export type GrantRow = Schemas['GrantRow'];
export type Import = Schemas['ImportView'];
export type ImportColumn = Schemas['ColumnView'];
export type ImportCounts = Schemas['Counts'];
export type ImportLine = Schemas['ImportLine'];
export type ImportMapping = Schemas['Mapping'];
export type ImportRow = Schemas['RowView'];
export type ImportTarget = Schemas['Target'];
export type Job = Schemas['Job'];
export type JournalEntry = Schemas['JournalEntry'];
export type Lesson = Schemas['LessonView'];
export type LessonCard = Schemas['LessonCard'];
export type Mail = Schemas['MailRow'];
export type MailTemplate = Schemas['MailTemplate'];
export type MailsChoice = Schemas['AccessMails'];
export type Me = Schemas['Me'];
export type Member = Schemas['MemberView'];
export type MemberRow = Schemas['MemberRow'];
export type Module = Schemas['ModuleView'];
export type Money = Schemas['Money'];
export type MyBlock = Schemas['MyBlock'];
export type MyLesson = Schemas['MyLesson'];
export type MyLessonRow = Schemas['MyLessonRow'];
export type MyProduct = Schemas['MyProduct'];
export type MyProgramme = Schemas['MyProgramme'];
export type Offer = Schemas['OfferView'];
export type OfferRow = Schemas['OfferRow'];
export type Order = Schemas['OrderView'];
export type OrderRow = Schemas['OrderRow'];
export type Payment = Schemas['Payment'];
export type Problem = Schemas['Problem'];
export type Product = Schemas['ProductView'];
export type ProductRow = Schemas['ProductRow'];
export type Role = Schemas['Role'];
export type School = Schemas['School'];
export type Session = Schemas['SessionView'];
export type SessionSchool = Schemas['SessionSchool'];
export type Tag = Schemas['Tag'];
export type Token = Schemas['ApiToken'];

export interface Page<T> {
  items: T[];
  total: number;
}
