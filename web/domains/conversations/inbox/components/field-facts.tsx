import type { ConversationLine } from '../../../../../contract/conversations.ts'
import type { FieldValues } from '../../../../../contract/fields.ts'
import { FieldValueText } from '../../../fields/index.ts'
import type { FieldFact } from '../../views/use-field-columns.ts'
import classes from './field-facts.module.css'

interface Props {
  line: ConversationLine
  fields: readonly FieldFact[]
}

/** What the workspace keeps of a conversation, its person and their company; of no height of its own where nothing is filled in. */
export const FieldFacts = ({ line, fields }: Props) => (
  <span className={classes.facts}>
    {fields.map(({ column, field, name }) => {
      const value = valuesOf(line, field.noun)?.[field.key]
      return (
        value !== undefined && (
          <span key={column} className={classes.fact} data-column={column}>
            <span className={classes.name}>{name}</span>{' '}
            <FieldValueText field={field} value={value} named={line.named} />
          </span>
        )
      )
    })}
  </span>
)

const valuesOf = (line: ConversationLine, noun: FieldFact['field']['noun']): FieldValues | undefined =>
  noun === 'conversation' ? line.fields : noun === 'person' ? line.personFields : line.companyFields
