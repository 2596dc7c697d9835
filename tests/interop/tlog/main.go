// Reads a log of this house with software that others wrote: golang.org/x/mod/sumdb/note and tlog, the code
// behind Go's checksum database. Prints one line of JSON, or says what does not hold and exits with 1.
//
//	main FOLDER VKEY SIZE...
//	main FILE.tlog-proof VKEY WITNESS...
//
// FOLDER holds tile/... and, for every size, checkpoint.SIZE; proofs/inclusion.json and proofs/consistency.json
// hold proofs that this house made. Of a proof that stands alone all witnesses must have signed.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

func check(err error, what string, values ...interface{}) {
	if err != nil {
		fmt.Fprintf(os.Stderr, "%s: %v\n", fmt.Sprintf(what, values...), err)
		os.Exit(1)
	}
}

func demand(holds bool, what string, values ...interface{}) {
	if !holds {
		check(fmt.Errorf("does not hold"), what, values...)
	}
}

// The sum database writes tile/8/0/..., this standard tile/0/...
func pathOf(tile tlog.Tile) string {
	return strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
}

type reader struct {
	folder string
}

func (r *reader) Height() int { return height }
func (r *reader) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	all := make([][]byte, len(tiles))
	for i, tile := range tiles {
		data, err := os.ReadFile(filepath.Join(r.folder, pathOf(tile)))
		if err != nil {
			return nil, err
		}
		if len(data) != tile.W*tlog.HashSize {
			return nil, fmt.Errorf("%s holds %d bytes", pathOf(tile), len(data))
		}
		all[i] = data
	}
	return all, nil
}
func (r *reader) SaveTiles([]tlog.Tile, [][]byte) {}

// The three lines of a checkpoint; tlog.ParseTree knows one origin only.
func treeOf(folder, vkey string, size int64) tlog.Tree {
	verifier, err := note.NewVerifier(vkey)
	check(err, "verifier key")
	data, err := os.ReadFile(filepath.Join(folder, fmt.Sprintf("checkpoint.%d", size)))
	check(err, "checkpoint of %d", size)
	opened, err := note.Open(data, note.VerifierList(verifier))
	check(err, "signature of the checkpoint of %d", size)
	demand(len(opened.Sigs) == 1 && opened.Sigs[0].Name == verifier.Name(), "one signature of the log")
	lines := strings.Split(opened.Text, "\n")
	demand(len(lines) == 4 && lines[0] == verifier.Name() && lines[3] == "", "text of the checkpoint of %d", size)
	// The rest as the sum database reads it.
	tree, err := tlog.ParseTree([]byte("go.sum database tree\n" + lines[1] + "\n" + lines[2] + "\n"))
	check(err, "tree in the checkpoint of %d", size)
	demand(tree.N == size, "size of the checkpoint of %d", size)
	return tree
}

// All tiles of a tree, the partial ones as wide as they are at this size.
func tilesOf(size int64) []tlog.Tile {
	var tiles []tlog.Tile
	for level := 0; size > 0; level++ {
		for n := int64(0); n<<height < size; n++ {
			width := size - n<<height
			if width > 1<<height {
				width = 1 << height
			}
			tiles = append(tiles, tlog.Tile{H: height, L: level, N: n, W: int(width)})
		}
		size >>= height
	}
	return tiles
}

// Entries of a bundle: each behind its length in 16 bits.
func entriesOf(folder string, n int64, width int) [][]byte {
	tile := tlog.Tile{H: height, L: 0, N: n, W: width}
	path := strings.Replace(pathOf(tile), "tile/0/", "tile/entries/", 1)
	data, err := os.ReadFile(filepath.Join(folder, path))
	check(err, "bundle %s", path)
	var entries [][]byte
	for len(data) > 0 {
		demand(len(data) >= 2, "length in %s", path)
		length := int(binary.BigEndian.Uint16(data))
		demand(len(data) >= 2+length, "entry in %s", path)
		entries = append(entries, data[2:2+length])
		data = data[2+length:]
	}
	demand(len(entries) == width, "number of entries in %s", path)
	return entries
}

func hashesOf(texts []string) []tlog.Hash {
	hashes := make([]tlog.Hash, len(texts))
	for i, text := range texts {
		data, err := base64.StdEncoding.DecodeString(text)
		check(err, "hash")
		demand(len(data) == tlog.HashSize, "length of a hash")
		copy(hashes[i][:], data)
	}
	return hashes
}

func readJSON(path string, into interface{}) {
	data, err := os.ReadFile(path)
	check(err, "%s", path)
	check(json.Unmarshal(data, into), "%s", path)
}

// A witness's key: the time in eight bytes, then an Ed25519 signature over two lines and the text.
type witness struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (w *witness) Name() string    { return w.name }
func (w *witness) KeyHash() uint32 { return w.hash }
func (w *witness) Verify(text, signature []byte) bool {
	if len(signature) != 8+ed25519.SignatureSize {
		return false
	}
	seconds := binary.BigEndian.Uint64(signature)
	message := fmt.Sprintf("cosignature/v1\ntime %d\n%s", seconds, text)
	return seconds > 0 && ed25519.Verify(w.key, []byte(message), signature[8:])
}

func witnessOf(vkey string) *witness {
	parts := strings.SplitN(vkey, "+", 3)
	demand(len(parts) == 3, "key of a witness")
	key, err := base64.StdEncoding.DecodeString(parts[2])
	check(err, "key of a witness")
	demand(len(key) == 33 && key[0] == 4, "kind of the key of %s", parts[0])
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), key...))
	demand(hex.EncodeToString(sum[:4]) == parts[1], "id of the key of %s", parts[0])
	return &witness{parts[0], binary.BigEndian.Uint32(sum[:4]), key[1:]}
}

func verifyProof(file, vkey string, witnesses []string) {
	data, err := os.ReadFile(file)
	check(err, "proof")
	parts := strings.SplitN(string(data), "\n\n", 2)
	demand(len(parts) == 2, "empty line")
	lines := strings.Split(parts[0], "\n")
	demand(len(lines) >= 3 && lines[0] == "c2sp.org/tlog-proof@v1", "first line")
	demand(strings.HasPrefix(lines[1], "extra ") && strings.HasPrefix(lines[2], "index "), "extra and index")
	entry, err := base64.StdEncoding.DecodeString(lines[1][len("extra "):])
	check(err, "extra")
	index, err := strconv.ParseInt(lines[2][len("index "):], 10, 64)
	check(err, "index")
	verifier, err := note.NewVerifier(vkey)
	check(err, "verifier key")
	verifiers := []note.Verifier{verifier}
	for _, text := range witnesses {
		verifiers = append(verifiers, witnessOf(text))
	}
	opened, err := note.Open([]byte(parts[1]), note.VerifierList(verifiers...))
	check(err, "signatures")
	demand(len(opened.Sigs) == len(verifiers), "%d of %d signatures", len(opened.Sigs), len(verifiers))
	text := strings.Split(opened.Text, "\n")
	demand(len(text) == 4 && text[0] == verifier.Name(), "text of the checkpoint")
	tree, err := tlog.ParseTree([]byte("go.sum database tree\n" + text[1] + "\n" + text[2] + "\n"))
	check(err, "tree")
	check(tlog.CheckRecord(hashesOf(lines[3:]), tree.N, tree.Hash, index, tlog.RecordHash(entry)), "inclusion")
	fmt.Printf("{\"index\":%d,\"size\":%d,\"signatures\":%d,\"entry\":%q}\n", index, tree.N, len(opened.Sigs), entry)
}

func main() {
	demand(len(os.Args) >= 3, "arguments")
	if strings.HasSuffix(os.Args[1], ".tlog-proof") {
		verifyProof(os.Args[1], os.Args[2], os.Args[3:])
		return
	}
	folder, vkey := os.Args[1], os.Args[2]
	trees := map[int64]tlog.Tree{}
	var largest tlog.Tree
	for _, text := range os.Args[3:] {
		size, err := strconv.ParseInt(text, 10, 64)
		check(err, "size")
		trees[size] = treeOf(folder, vkey, size)
		if size > largest.N {
			largest = trees[size]
		}
	}
	// Go's own tree, built from the entries alone.
	var stored []tlog.Hash
	own := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		hashes := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			hashes[i] = stored[index]
		}
		return hashes, nil
	})
	counted := int64(0)
	for start := int64(0); start < largest.N; start += 1 << height {
		width := largest.N - start
		if width > 1<<height {
			width = 1 << height
		}
		for _, entry := range entriesOf(folder, start>>height, int(width)) {
			hashes, err := tlog.StoredHashesForRecordHash(counted, tlog.RecordHash(entry), own)
			check(err, "entry %d", counted)
			stored = append(stored, hashes...)
			counted++
		}
	}

	// Of every size: the signed root, and every tile byte by byte. (TileHashReader of this version leaves some tiles
	// without authentication, so what it accepts proves less.)
	compared := map[string]bool{}
	for size, tree := range trees {
		root, err := tlog.TreeHash(size, own)
		check(err, "root of %d", size)
		demand(root == tree.Hash, "root of %d", size)
		for _, tile := range tilesOf(size) {
			path := pathOf(tile)
			if compared[path] {
				continue
			}
			want, err := tlog.ReadTileData(tile, own)
			check(err, "%s", path)
			have, err := os.ReadFile(filepath.Join(folder, path))
			check(err, "%s", path)
			demand(bytes.Equal(have, want), "%s", path)
			compared[path] = true
		}
	}

	// The way a client of the sum database reads: root and leaves through tiles.
	tiles := &reader{folder: folder}
	for size, tree := range trees {
		through := tlog.TileHashReader(tree, tiles)
		root, err := tlog.TreeHash(size, through)
		check(err, "root of %d through tiles", size)
		demand(root == tree.Hash, "root of %d through tiles", size)
	}

	// Proofs that this house made hold there, and are the very ones that Go makes from the tiles.
	var inclusion []struct {
		Index, Size int64
		Proof       []string
	}
	readJSON(filepath.Join(folder, "proofs", "inclusion.json"), &inclusion)
	for _, claim := range inclusion {
		tree := trees[claim.Size]
		through := tlog.TileHashReader(tree, tiles)
		leaf, err := through.ReadHashes([]int64{tlog.StoredHashIndex(0, claim.Index)})
		check(err, "leaf %d", claim.Index)
		given := tlog.RecordProof(hashesOf(claim.Proof))
		check(tlog.CheckRecord(given, claim.Size, tree.Hash, claim.Index, leaf[0]), "inclusion of %d in %d", claim.Index, claim.Size)
		made, err := tlog.ProveRecord(claim.Size, claim.Index, through)
		check(err, "proof of %d in %d", claim.Index, claim.Size)
		demand(same(given, made), "the same proof of %d in %d", claim.Index, claim.Size)
	}
	var consistency []struct {
		From, To int64
		Proof    []string
	}
	readJSON(filepath.Join(folder, "proofs", "consistency.json"), &consistency)
	for _, claim := range consistency {
		from, to := trees[claim.From], trees[claim.To]
		given := tlog.TreeProof(hashesOf(claim.Proof))
		check(tlog.CheckTree(given, claim.To, to.Hash, claim.From, from.Hash), "consistency of %d with %d", claim.From, claim.To)
		made, err := tlog.ProveTree(claim.To, claim.From, tlog.TileHashReader(to, tiles))
		check(err, "proof from %d to %d", claim.From, claim.To)
		demand(same(given, made), "the same proof from %d to %d", claim.From, claim.To)
	}

	fmt.Printf("{\"entries\":%d,\"checkpoints\":%d,\"tiles\":%d,\"inclusion\":%d,\"consistency\":%d}\n",
		counted, len(trees), len(compared), len(inclusion), len(consistency))
}

func same(a, b []tlog.Hash) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !bytes.Equal(a[i][:], b[i][:]) {
			return false
		}
	}
	return true
}
