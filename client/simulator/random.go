package simulator

import (
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"time"
)

// random returns a source of random numbers that depends only on its arguments. With a source for
// each purpose, the numbers do not depend on the order of requests.
func random(about ...any) *rand.Rand {
	return rand.New(rand.NewChaCha8(sha256.Sum256([]byte(fmt.Sprintln(about...)))))
}

func scanID(r *rand.Rand, created time.Time) string {
	return created.In(serviceZone).Format("20060102150405") + fmt.Sprintf("%05d", r.IntN(100_000))
}

// uuid returns a random UUID, as in RefJobId.
func uuid(r *rand.Rand) string {
	high := r.Uint64()&^0xf000 | 0x4000 // version 4
	low := r.Uint64()&^(3<<62) | 2<<62  // variant 1
	return fmt.Sprintf("%08x-%04x-%04x-%04x-%012x",
		high>>32, high>>16&0xffff, high&0xffff, low>>48, low&0xffff_ffff_ffff)
}

func letters(r *rand.Rand, n int) string {
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
	text := make([]byte, n)
	for i := range text {
		text[i] = alphabet[r.IntN(len(alphabet))]
	}
	return string(text)
}

// between returns a random duration from least to most, in whole seconds.
func between(r *rand.Rand, least, most time.Duration) time.Duration {
	return least + time.Duration(r.Int64N(int64((most-least)/time.Second)+1))*time.Second
}
