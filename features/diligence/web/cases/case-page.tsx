/** Not written yet. */
export default function CasePage() {
  return null;
}
