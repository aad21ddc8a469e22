// Apart from the writers, so that whoever only names the formats does not load them.

/** What a study can go out as. Of `csv`, `spss` and `parquet` there are several files. */
export const exportFormats = ['qdpx', 'qdc', 'xlsx', 'csv', 'spss', 'html', 'docx', 'md', 'parquet'] as const;
export type ExportFormat = (typeof exportFormats)[number];
