-- ---- what views compare ------------------------------------------------------------------
-- As functions, so that a server that has a part of the rows can do it.

CREATE FUNCTION govreport.changed_figures(old govreport.report, new govreport.report) RETURNS text[]
	LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 2000
BEGIN ATOMIC
	SELECT array_agg(format('%s / %s: %s -> %s', f.label, f.col_label, coalesce(f.old_value::text, '-'), coalesce(f.new_value::text, '-')) ORDER BY f.n)
	FROM (
		SELECT coalesce(x.label, y.label) AS label, govreport.col_label(coalesce(x.col, y.col)) AS col_label, x.value AS old_value, y.value AS new_value,
			coalesce(y.n, x.n) AS n
		FROM govreport.figures(old) WITH ORDINALITY x(section, item, label, col, value, unit, n)
		FULL JOIN govreport.figures(new) WITH ORDINALITY y(section, item, label, col, value, unit, n)
			ON y.section = x.section AND y.col = x.col AND coalesce(y.item, y.label) = coalesce(x.item, x.label) AND y.label = x.label
		WHERE x.value IS DISTINCT FROM y.value
	) f;
END;
COMMENT ON FUNCTION govreport.changed_figures(govreport.report, govreport.report) IS 'figures that two reports have differently, each with both values';

CREATE FUNCTION govreport.findings_gone(old govreport.finding[], new govreport.finding[]) RETURNS text[]
	LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 100
BEGIN ATOMIC
	SELECT array_agg(f.message) FROM unnest(old) f
	WHERE NOT EXISTS (SELECT FROM unnest(new) g
		WHERE g.rule = f.rule AND g.item IS NOT DISTINCT FROM f.item AND g.col IS NOT DISTINCT FROM f.col);
END;
COMMENT ON FUNCTION govreport.findings_gone(govreport.finding[], govreport.finding[]) IS 'what was found of one report and not of the other';

CREATE FUNCTION govreport.waived(findings govreport.finding[], waivers govreport.finding[]) RETURNS bigint[]
	LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 100
BEGIN ATOMIC
	SELECT ARRAY[count(*), count(*) FILTER (WHERE f.severity = 'error')]
	FROM unnest(findings) f
	WHERE EXISTS (SELECT FROM unnest(waivers) w
		WHERE w.rule = f.rule AND w.item IS NOT DISTINCT FROM f.item AND w.col IS NOT DISTINCT FROM f.col
			AND w.lhs IS NOT DISTINCT FROM f.lhs AND w.rhs IS NOT DISTINCT FROM f.rhs);
END;
COMMENT ON FUNCTION govreport.waived(govreport.finding[], govreport.finding[]) IS 'how many findings are waived, and how many errors among them';

CREATE FUNCTION govreport.failed(previous govreport.report, current govreport.report) RETURNS govreport.finding[]
	LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 400
BEGIN ATOMIC
	SELECT array_agg(ROW(f.rule, f.severity, f.item, f.col, f.lhs, f.rhs, f.message, NULL, NULL)::govreport.finding)
	FROM govreport.continuity(previous, current) f
	WHERE NOT f.passed;
END;
COMMENT ON FUNCTION govreport.failed(govreport.report, govreport.report) IS 'the checks of govreport.continuity() that failed; NULL where none did';
