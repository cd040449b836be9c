-- Who is to report, for the reports of examples/: a province, two cities, counties and
-- districts in them, and their departments.  The reports came in the January after their year.
INSERT INTO reports_agencies (code, name, level, parent) VALUES
	('51', '江宁省人民政府', '省级', NULL),
	('5101', '霁川市人民政府', '市级', '51'),
	('5102', '岚口市人民政府', '市级', '51'),
	('510101', '望榆县人民政府', '县级', '5101'),
	('510102', '青柳区人民政府', '县级', '5101'),
	('510103', '松鸣县人民政府', '县级', '5101'),
	('510201', '砚湾区人民政府', '县级', '5102'),
	('510202', '桐浦县人民政府', '县级', '5102'),
	('5101-1', '霁川市交通运输局', '市级部门', '5101'),
	('5102-1', '岚口市水务局', '市级部门', '5102'),
	('510101-1', '望榆县教育局', '县级部门', '510101'),
	('510102-1', '青柳区民政局', '县级部门', '510102'),
	('510103-1', '松鸣县住房和城乡建设局', '县级部门', '510103'),
	('510201-1', '砚湾区市场监督管理局', '县级部门', '510201'),
	('510202-1', '桐浦县卫生健康局', '县级部门', '510202');
SELECT govreport.match_agencies('reports') \g /dev/null
UPDATE reports SET arrived = make_date(year + 1, 1, 10 + id::int) + CASE WHEN id % 5 = 0 THEN interval '1 month' ELSE '0' END;
