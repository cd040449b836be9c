-- What the demo shows of each report, over the table reports (id, name, body).

CREATE VIEW shown AS
SELECT r.id, r.name, p AS parsed, p.agency, p.year, p.form, figures.*, applications.*, reviews.*, checks.*
FROM reports r,
	govreport.parse(r.body) p,
	LATERAL (
		SELECT count(c.item) AS figures, count(*) AS figures_of_form
		FROM govreport.form_items() i
		LEFT JOIN (SELECT DISTINCT section, item, col FROM govreport.cells(r.body) WHERE value IS NOT NULL) c
			USING (section, item, col)
		WHERE i.form = p.form
	) figures,
	LATERAL (
		SELECT
			sum(total) FILTER (WHERE item = 'received') AS received,
			sum(total) FILTER (WHERE item = 'carried_in') AS carried_in,
			sum(total) FILTER (WHERE item = 'concluded') AS concluded,
			sum(total) FILTER (WHERE item = 'granted') AS granted,
			sum(total) FILTER (WHERE item = 'carried_out') AS carried_out
		FROM govreport.applications(p)
	) applications,
	LATERAL (
		SELECT
			sum(total) FILTER (WHERE proceeding = 'reconsideration') AS reconsideration,
			sum(total) FILTER (WHERE proceeding LIKE 'litigation%') AS litigation
		FROM govreport.reviews(p)
	) reviews,
	LATERAL (
		SELECT
			count(*) FILTER (WHERE passed) AS passed,
			count(*) FILTER (WHERE passed IS NULL) AS undecided,
			count(*) FILTER (WHERE NOT passed AND severity = 'error') AS errors,
			count(*) FILTER (WHERE NOT passed AND severity = 'warning') AS warnings,
			count(*) FILTER (WHERE NOT passed AND severity = 'info') AS notes
		FROM govreport.checks(p)
	) checks;
