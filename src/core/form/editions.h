/*
 * editions.h - which edition of the form a table and a report are of.
 *
 * A set of editions is GR_IN_2019, GR_IN_2021 or both.
 */
#ifndef GR_EDITIONS_H
#define GR_EDITIONS_H

#include "govreport.h"

/* The edition that alone has the measure; 0: both have it. */
extern uint8_t gr_edition_of_measure(int measure);
/* The editions that the cells of table 二, the rows of table 三 speak for. */
extern uint8_t gr_editions_of_disclosures(const gr_report *report);
extern uint8_t gr_editions_of_applications(const gr_report *report);
/* The edition of a set; GR_FORM_NONE: of none, or a mixture. */
extern gr_form gr_form_of(uint8_t editions);
/* The edition of table 二, also where its cells are of both: decisions alone are of 2021, for 2019 has them with two other measures. */
extern gr_form gr_form_of_disclosures(const gr_report *report);
/* The edition whose rows a report is to have: that of its tables, else of its year. */
extern gr_form gr_form_due(const gr_report *report);

#endif
