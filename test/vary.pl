# vary.pl FOLDER NUMBER FILE ... - writes NUMBER reports into FOLDER, made from the
# given ones: every figure times a factor, so that its arithmetic stays as it is, and
# the first character of the agency's place another in each report.
use strict;
use warnings;
use Encode;

my ($folder, $number, @files) = @ARGV;
my @texts = map { open my $in, '<:encoding(UTF-8)', $_ or die "$_: $!\n"; local $/; scalar <$in> } @files;
my @places = map { decode_utf8($_) =~ /\d{4}-(...)/ ? $1 : die "$_: no place in its name\n" } @files;

my %multiplied;

for my $n (1 .. $number)
{
	my $i = $n % @texts;
	my $factor = 1 + int($n / 20000) % 20;
	my $place = chr(0x4E00 + $n % 20000) . substr($places[$i], 1);
	my $text = $multiplied{$factor}[$i] //= join '', map {
		s/(?<![^\t])(\xA0?)([0-9]+)( ?)(?![^\t\n])/$1 . $2 * $factor . $3/ge if /\t/;
		$_
	} split /^/, $texts[$i];
	$text =~ s/\Q$places[$i]\E/$place/g;
	my $part = sprintf '%s/%03d', $folder, $n / 1000;
	mkdir $part;
	open my $out, '>:encoding(UTF-8)', "$part/$n.txt" or die "$part/$n.txt: $!\n";
	print $out $text;
	close $out or die "$part/$n.txt: $!\n";
}
