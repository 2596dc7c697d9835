/** Not written yet. */
export default function NoticePage() {
  return null;
}
