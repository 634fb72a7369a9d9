// The bot's sign: a head with ears and an antenna. Tabler's robot has legs and reads as a person at 11 px.

interface SignProps {
  size?: number;
  stroke?: number;
  className?: string | undefined;
}

export function BotSign({ size = 24, stroke = 2, className }: SignProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={stroke}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className}
      aria-hidden="true"
    >
      <rect x="4.5" y="8" width="15" height="11" rx="2.5" />
      <path d="M12 8V4.5M9 13v1.5M15 13v1.5M2.5 12.5v3M21.5 12.5v3" />
    </svg>
  );
}
