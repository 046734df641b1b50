/** The mark of the product: a letter with a pulse. `size` in pixels. */
export function Mark({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" aria-hidden="true">
      <rect x="1.5" y="4" width="21" height="16" rx="3.5" stroke="currentColor" strokeWidth="1.8" />
      <path
        d="M4.5 12.2h4l2-4.4 3 8.4 2-4h4"
        className="mark-pulse"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
