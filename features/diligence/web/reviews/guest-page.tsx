/** Not written yet. */
export default function GuestPage() {
  return null;
}
