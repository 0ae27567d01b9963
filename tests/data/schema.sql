CREATE TABLE document (
	id INTEGER NOT NULL, 
	doc_id TEXT NOT NULL, 
	head TEXT NOT NULL, 
	created_with TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	reader_min INTEGER NOT NULL, 
	writer_min INTEGER NOT NULL, 
	forked_from TEXT, 
	forked_at TEXT, 
	PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE step (
	id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	who TEXT NOT NULL, 
	label TEXT NOT NULL, 
	layer_id TEXT NOT NULL, 
	state TEXT NOT NULL, 
	changes TEXT NOT NULL, 
	PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE accountability (
	layer_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	removed INTEGER NOT NULL, 
	was TEXT, 
	function TEXT, 
	organisation TEXT, 
	letter TEXT, 
	"to" TEXT, 
	instrument TEXT, 
	post TEXT, 
	since TEXT, 
	note TEXT, 
	PRIMARY KEY (layer_id, id)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE budget_line (
	layer_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	removed INTEGER NOT NULL, 
	was TEXT, 
	organisation TEXT, 
	function TEXT, 
	year TEXT, 
	type TEXT, 
	technology INTEGER, 
	amount INTEGER, 
	source TEXT, 
	basis TEXT, 
	pay TEXT, 
	overhead INTEGER, 
	one_off INTEGER, 
	investment TEXT, 
	host TEXT, 
	origin TEXT, 
	saved TEXT, 
	PRIMARY KEY (layer_id, id)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE delegation (
	layer_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	removed INTEGER NOT NULL, 
	was TEXT, 
	organisation TEXT, 
	matter TEXT, 
	function TEXT, 
	post TEXT, 
	committee TEXT, 
	"limit" INTEGER, 
	conditions TEXT, 
	instrument TEXT, 
	PRIMARY KEY (layer_id, id)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE deliverable (
	layer_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	removed INTEGER NOT NULL, 
	was TEXT, 
	name TEXT, 
	tranche TEXT, 
	organisation TEXT, 
	description TEXT, 
	due TEXT, 
	met TEXT, 
	feasible TEXT, 
	granular TEXT, 
	timed TEXT, 
	evidence TEXT, 
	PRIMARY KEY (layer_id, id)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE function (
	layer_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	removed INTEGER NOT NULL, 
	was TEXT, 
	name TEXT, 
	kind TEXT, 
	parent TEXT, 
	stage TEXT, 
	description TEXT, 
	ended TEXT, 
	PRIMARY KEY (layer_id, id)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE funding_flow (
	layer_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	removed INTEGER NOT NULL, 
	was TEXT, 
	payer TEXT, 
	payee TEXT, 
	year TEXT, 
	amount INTEGER, 
	purpose TEXT, 
	function TEXT, 
	approver TEXT, 
	days INTEGER, 
	conditions TEXT, 
	source TEXT, 
	basis TEXT, 
	PRIMARY KEY (layer_id, id)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE investment (
	layer_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	removed INTEGER NOT NULL, 
	was TEXT, 
	name TEXT, 
	organisation TEXT, 
	function TEXT, 
	expected INTEGER, 
	"by" TEXT, 
	measured TEXT, 
	actual INTEGER, 
	source TEXT, 
	basis TEXT, 
	PRIMARY KEY (layer_id, id)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE issued_paper (
	layer_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	removed INTEGER NOT NULL, 
	was TEXT, 
	option TEXT, 
	paper TEXT, 
	about TEXT, 
	version TEXT, 
	issued TEXT, 
	recipients TEXT, 
	files TEXT, 
	private INTEGER, 
	fingerprint TEXT, 
	parameters TEXT, 
	PRIMARY KEY (layer_id, id)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE move (
	layer_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	removed INTEGER NOT NULL, 
	was TEXT, 
	option TEXT, 
	title TEXT, 
	rank INTEGER, 
	enabled INTEGER, 
	date TEXT, 
	instrument TEXT, 
	reason TEXT, 
	status TEXT, 
	PRIMARY KEY (layer_id, id)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE muted_check (
	layer_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	removed INTEGER NOT NULL, 
	was TEXT, 
	code TEXT, 
	reason TEXT, 
	PRIMARY KEY (layer_id, id)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE narrative (
	layer_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	removed INTEGER NOT NULL, 
	was TEXT, 
	option TEXT, 
	paper TEXT, 
	section TEXT, 
	text TEXT, 
	stands TEXT, 
	replaced TEXT, 
	PRIMARY KEY (layer_id, id)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE option (
	layer_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	removed INTEGER NOT NULL, 
	was TEXT, 
	code TEXT, 
	name TEXT, 
	below TEXT, 
	description TEXT, 
	rank INTEGER, 
	PRIMARY KEY (layer_id, id)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE organisation (
	layer_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	removed INTEGER NOT NULL, 
	was TEXT, 
	name TEXT, 
	short_name TEXT, 
	kind TEXT, 
	parent TEXT, 
	legal_form TEXT, 
	tier TEXT, 
	code TEXT, 
	purpose TEXT, 
	notes TEXT, 
	population INTEGER, 
	population_source TEXT, 
	PRIMARY KEY (layer_id, id)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE paper_details (
	layer_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	removed INTEGER NOT NULL, 
	was TEXT, 
	option TEXT, 
	meeting TEXT, 
	date TEXT, 
	session TEXT, 
	agenda_item TEXT, 
	reference TEXT, 
	sponsor TEXT, 
	authors TEXT, 
	version TEXT, 
	status TEXT, 
	purpose TEXT, 
	classification TEXT, 
	considered TEXT, 
	objectives TEXT, 
	risks TEXT, 
	recommendation TEXT, 
	appendices TEXT, 
	quality TEXT, 
	financial TEXT, 
	workforce TEXT, 
	legal TEXT, 
	equality TEXT, 
	data_protection TEXT, 
	digital TEXT, 
	sustainability TEXT, 
	involvement TEXT, 
	partnership TEXT, 
	conflicts TEXT, 
	exemption TEXT, 
	communications TEXT, 
	operations TEXT, 
	accounting TEXT, 
	records TEXT, 
	pensions TEXT, 
	assets TEXT, 
	appointments TEXT, 
	logo TEXT, 
	logo_words TEXT, 
	PRIMARY KEY (layer_id, id)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE "plan" (
	layer_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	removed INTEGER NOT NULL, 
	was TEXT, 
	title TEXT, 
	body TEXT, 
	as_at TEXT, 
	summary TEXT, 
	notes TEXT, 
	widest_span INTEGER, 
	narrowest_span INTEGER, 
	deepest_tiers INTEGER, 
	technology_floor INTEGER, 
	price_year TEXT, 
	PRIMARY KEY (layer_id, id)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE post (
	layer_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	removed INTEGER NOT NULL, 
	was TEXT, 
	title TEXT, 
	organisation TEXT, 
	reports_to TEXT, 
	grade TEXT, 
	wte INTEGER, 
	board TEXT, 
	standing TEXT, 
	digital INTEGER, 
	registration INTEGER, 
	registered TEXT, 
	notes TEXT, 
	PRIMARY KEY (layer_id, id)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE price_index (
	layer_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	removed INTEGER NOT NULL, 
	was TEXT, 
	year TEXT, 
	"index" INTEGER, 
	source TEXT, 
	basis TEXT, 
	PRIMARY KEY (layer_id, id)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE private_part (
	layer_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	removed INTEGER NOT NULL, 
	was TEXT, 
	option TEXT, 
	paper TEXT, 
	section TEXT, 
	caption TEXT, 
	reason TEXT, 
	PRIMARY KEY (layer_id, id)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE reporting_line (
	layer_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	removed INTEGER NOT NULL, 
	was TEXT, 
	organisation TEXT, 
	"to" TEXT, 
	style TEXT, 
	nature TEXT, 
	instrument TEXT, 
	PRIMARY KEY (layer_id, id)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE service_level (
	layer_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	removed INTEGER NOT NULL, 
	was TEXT, 
	function TEXT, 
	name TEXT, 
	measure TEXT, 
	target TEXT, 
	period TEXT, 
	provider TEXT, 
	through TEXT, 
	forum TEXT, 
	remedy TEXT, 
	source TEXT, 
	basis TEXT, 
	PRIMARY KEY (layer_id, id)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE tranche (
	layer_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	removed INTEGER NOT NULL, 
	was TEXT, 
	name TEXT, 
	flow TEXT, 
	amount INTEGER, 
	due TEXT, 
	released TEXT, 
	source TEXT, 
	basis TEXT, 
	PRIMARY KEY (layer_id, id)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE workforce (
	layer_id TEXT NOT NULL, 
	id TEXT NOT NULL, 
	removed INTEGER NOT NULL, 
	was TEXT, 
	organisation TEXT, 
	function TEXT, 
	year TEXT, 
	wte INTEGER, 
	technology INTEGER, 
	source TEXT, 
	basis TEXT, 
	pay_cost INTEGER, 
	host TEXT, 
	origin TEXT, 
	saved TEXT, 
	PRIMARY KEY (layer_id, id)
)
 WITHOUT ROWID,
 STRICT;
