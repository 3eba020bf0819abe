/** Fields that a workspace made: their values are shown and changed here, whatever they are values of. */
import { lazyRouteComponent } from '@tanstack/react-router'

export { fieldKeys, fieldsQuery } from './api.ts'
export { FieldInput } from './components/field-input.tsx'
export { FieldList, NounFields } from './components/field-list.tsx'
export { FieldValueText } from './components/field-value.tsx'
export { MoneyInput } from './components/money-input.tsx'
export { PersonSelect } from './components/person-select.tsx'
export { moneyIn, nameIn, paintOf, withGiven } from './rules.ts'
export { ColourSelect } from './settings/components/colour-select.tsx'
export { NamesInput } from './settings/components/names-input.tsx'

export const FieldsPage = lazyRouteComponent(() => import('./settings/fields-page.tsx'), 'FieldsPage')
