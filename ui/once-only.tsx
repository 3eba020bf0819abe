import { Alert, Button, Code, CopyButton, Group, Stack } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'

interface Props {
  /** Why it has to be taken now. */
  text: string
  value: string
  copyLabel: string
  copiedLabel: string
}

/** Something that is shown now and never again. */
export const OnceOnly = ({ text, value, copyLabel, copiedLabel }: Props) => (
  <Alert color="teal" variant="light">
    <Stack gap="xs">
      {text}
      <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
        {value}
      </Code>
      <Group>
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
              onClick={copy}
            >
              {copied ? copiedLabel : copyLabel}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Stack>
  </Alert>
)
