/** Not written yet. */
export default function ReviewsPage() {
  return null;
}
