/*
 * job.h - a file read in a process of its own, within bounds of time and memory.
 *
 * A hostile or broken document ends that process, not ours.  It ends with us,
 * however we end.
 */
#ifndef DOCUMENTS_JOB_H
#define DOCUMENTS_JOB_H

#include "documents/documents.h"

/* A part whose content stands in a file. */
struct job_part
{
	char	   *name;			/* within the file, or NULL */
	char	   *path;			/* of its text; where there is a fault, of its bytes, or NULL */
	char	   *original;		/* path of what the text was made of, within an archive or a mail, or NULL */
	uint64_t	length;
	enum fault	fault;
	enum kind	kind;
	bool		misnamed;
	bool		in_misnamed;
	char	   *detail;			/* or NULL */
	enum left_out left_out;
};

struct job;

/* The folder in which jobs make theirs. */
extern const char *scratch_parent(void);
/* Reads what is at path, which may be called otherwise; NULL with errno where the job cannot begin. */
extern struct job *job_begin(const char *path, const char *name, int timeout);
/* Whether it has ended, without waiting. */
extern bool job_ended(struct job *job);
/* Of a job that has ended: at least one part, until job_free. */
extern const struct job_part *job_parts(const struct job *job, size_t *n);
/* Ends it, if it has not ended, and removes its files. */
extern void job_free(struct job *job);

#endif
