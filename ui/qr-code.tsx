import { useMemo } from 'react'
import { encode } from 'uqr'

/** A QR code, black on white whatever the scheme: cameras want it so. */
export const QrCode = ({ text, label, size = 184 }: { text: string; label: string; size?: number }) => {
  const { path, count } = useMemo(() => {
    const { data } = encode(text, { border: 2, ecc: 'M' })
    const dots = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    return { path: dots.join(''), count: data.length }
  }, [text])
  return (
    <svg width={size} height={size} viewBox={`0 0 ${count} ${count}`} role="img" aria-label={label}>
      <rect width={count} height={count} rx="1" fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  )
}
