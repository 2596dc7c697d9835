/** Endings that the file dialog offers; the server decides by content (platform/files/contract.ts; accepted-types.test.ts compares). */
export const acceptedEndings = ['pdf', 'png', 'jpg', 'webp', 'docx', 'xlsx', 'pptx', 'zip', 'csv', 'txt', 'json', 'jsonl', 'ics'] as const;
