// The sign of Twinline: two arms (phone, inbox) that share one stem.
export function Logo({ size = 28, label = "Twinline" }: { size?: number; label?: string }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" role="img" aria-label={label}>
      <path d="M4 5h5a9 9 0 0 1 7 3.343V14h-2a5 5 0 0 0-5-5H4a2 2 0 0 1 0-4z" fill="var(--tl-phone-solid)" />
      <path d="M28 5h-5a9 9 0 0 0-7 3.343V14h2a5 5 0 0 1 5-5h5a2 2 0 0 0 0-4z" fill="var(--tl-agent-solid)" />
      <path d="M14 14h4v11a2 2 0 0 1-4 0z" fill="var(--tl-text)" />
    </svg>
  );
}
